/** Tells, for one zip, the entries that an account export keeps beside what is read: photos, messages, routes, settings. */
export type SideFile = (entryName: string) => boolean;

const GARMIN_FOLDER = /(?:^|\/)(?:DI_CONNECT|customer_data|IT_GARMIN[^/]*|DI-[^/]*)\//i;
const GARMIN_UPLOADS = /uploaded-files\//i;
/** The list of activities; and by day sleep, resting heart rate and steps, and heart rate variability. */
const GARMIN_LISTS = /(?:_summarizedActivities|_sleepData|_healthStatusData|(?:^|\/)UDSFile_[^/]*)\.json$/i;

const APPLE_FOLDER = /(?:^|\/)apple_health_export\//i;
/** `export.xml` has another name in some languages; the clinical form of the same data always ends in `_cda.xml`. */
const APPLE_EXPORT = /(?:^|\/)apple_health_export\/(?![^/]*_cda\.xml$)[^/]+\.xml$/i;
const APPLE_ROUTES = /\/workout-routes\/[^/]+\.gpx$/i;

const folderOf = (name: string): string => name.slice(0, name.lastIndexOf("/") + 1);

/** A list of activities, and what may stand beside it in its folder. */
interface ListLayout {
  readonly list: RegExp;
  readonly beside: RegExp;
}

const STRAVA: ListLayout = { list: /(?:^|\/)activities\.csv$/i, beside: /^activities(?:\.csv$|\/)/i };
const RUNKEEPER: ListLayout = {
  list: /(?:^|\/)cardioActivities\.csv$/i,
  beside: /^(?:cardioActivities\.csv|[^/]+\.gpx)$/i,
};

function sideFilesOfList(entryNames: readonly string[], { list, beside }: ListLayout): SideFile {
  const roots = entryNames.filter((name) => list.test(name)).map(folderOf);
  return (name) => {
    const root = roots.find((folder) => name.startsWith(folder));
    return root !== undefined && !beside.test(name.slice(root.length));
  };
}

/**
 * Knows the layouts of the account exports of Strava (`activities.csv` beside `activities/`), Runkeeper
 * (`cardioActivities.csv` beside GPX files), Garmin (`DI_CONNECT/`, where the folders of uploaded files hold activities)
 * and Apple Health (`apple_health_export/`).
 */
export function sideFilesOf(entryNames: readonly string[]): SideFile {
  const ofLists = [STRAVA, RUNKEEPER].map((layout) => sideFilesOfList(entryNames, layout));
  return (name) => {
    if (GARMIN_FOLDER.test(name)) return !GARMIN_UPLOADS.test(name) && !GARMIN_LISTS.test(name);
    if (APPLE_FOLDER.test(name)) return !APPLE_EXPORT.test(name) && !APPLE_ROUTES.test(name);
    return ofLists.some((isSideFile) => isSideFile(name));
  };
}
