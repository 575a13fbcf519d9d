interface HiddenFieldsProps {
  /** What a form says without being asked; a list stands for several fields of one name, and null for none. */
  readonly fields: Readonly<Record<string, string | number | readonly string[] | null>>;
}

/** The part of a form that nobody sees. */
export function HiddenFields({ fields }: HiddenFieldsProps) {
  const values = Object.entries(fields).flatMap(([name, value]) => {
    if (value === null) return [];
    return (Array.isArray(value) ? (value as readonly string[]) : [String(value)]).map((one) => [name, one] as const);
  });
  return (
    <>
      {values.map(([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
    </>
  );
}
