/** Tells, for one zip, the entries that an account export keeps beside the activities: photos, messages, routes, sleep. */
export type SideFile = (entryName: string) => boolean;

const GARMIN_FOLDER = /(?:^|\/)(?:DI_CONNECT|customer_data|IT_GARMIN[^/]*|DI-[^/]*)\//i;
const GARMIN_UPLOADS = /uploaded-files\//i;

/** Apple Health: a second copy of everything for hospitals, and heart traces. The routes belong to workouts and are read. */
const APPLE_SIDE = /(?:^|\/)apple_health_export\/(?:[^/]*_cda\.xml$|electrocardiograms\/)/i;

const folderOf = (name: string): string => name.slice(0, name.lastIndexOf("/") + 1);

/**
 * Knows the layouts of the account exports of Strava (`activities.csv` beside `activities/`), Garmin (`DI_CONNECT/`,
 * where only the folders of uploaded files hold activities) and Apple Health.
 */
export function sideFilesOf(entryNames: readonly string[]): SideFile {
  const stravaRoots = entryNames.filter((name) => /(?:^|\/)activities\.csv$/i.test(name)).map(folderOf);
  return (name) => {
    if (APPLE_SIDE.test(name)) return true;
    if (GARMIN_FOLDER.test(name)) return !GARMIN_UPLOADS.test(name);
    const root = stravaRoots.find((folder) => name.startsWith(folder));
    if (root === undefined) return false;
    return !/^activities(?:\.csv$|\/)/i.test(name.slice(root.length));
  };
}
