export interface FilterLink {
  readonly href: string;
  readonly words: string;
  readonly isCurrent: boolean;
}

interface FilterLinksProps {
  readonly label: string;
  readonly links: readonly FilterLink[];
}

/** A few ways to look at a list, of which one holds. They are addresses, so they work without script. */
export function FilterLinks({ label, links }: FilterLinksProps) {
  return (
    <nav class="filter" aria-label={label}>
      <ul>
        {links.map((link) => (
          <li key={link.href}>
            <a href={link.href} aria-current={link.isCurrent ? "true" : undefined}>
              {link.words}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
