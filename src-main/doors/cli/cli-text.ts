/** Sentences of the command line alone; what an answer means is said by the texts of its feature. */
export const cliText = {
  about: 'Works on a data folder of Assetwalk, also while its window is open.',
  exitCodes:
    '\nExit: 0 done, 1 done but something was refused or found wrong, 2 bad usage or input. Errors on stderr: CODE: sentence.',
  options: {
    data: 'data folder to work on (default: the one of this user)',
    json: 'print machine-readable JSON, errors too',
    as: 'who is working (default: the user name of the system)',
    update: 'change assets that are already in the register',
    dates: 'order of day and month, where the file leaves it open',
    encoding: 'encoding of the list (default: found out)',
    delimiter: 'what parts its columns: comma, semicolon, tab or pipe (default: found out)',
    map: 'what a column means: a field as serialNumber, custom:Name for a field of your own, or ignore; may be given several times, and is remembered for lists with the same header',
    newFields: 'make a field of your own of each column that means nothing else',
    dryRun: 'say what the import would do, and write nothing',
    rejects: 'write the rejected rows, each with its reason, to this CSV file',
    limit: 'how many assets at most',
    offset: 'leave out so many before',
    columns: 'only these columns, parted by commas, as assetTag,name,location',
    search: 'only assets that this text finds',
    location: 'path of the location, as in "HQ / Floor 2 / 2.14"',
    auditName: 'name of the audit',
    scanLocation: 'path of the place where the codes are scanned; left out: they exist, no matter where',
    scanFile: 'read the codes from this file, one a line',
    all: 'every place of the audit',
    open: 'open the places again instead',
    reportFile: (form: string) => `write the report as ${form} to this file (- for stdout)`,
    assets: 'how many assets',
    diagnosticsFile: 'write it to this file instead of stdout',
    restoreDryRun: 'say what the restore would change, and change nothing',
    repair: 'mend what can be mended; of a damaged database, save what can be read',
    searchLocations: 'only locations whose path or barcode holds this text',
    limitLocations: 'how many locations at most',
    moveTo: 'path or barcode of the location that it goes into',
    moveToTop: 'make it a site: it stands in no other location',
    mergeInto: 'path or barcode of the location that stays',
    mergeDryRun: 'say what the merge would come to, and change nothing',
    seed: 'the same seed gives the same organisation',
  },
  /** The options that say which assets a command is about. */
  scope: {
    status:
      'name of the status; as every option that names something it may be given several times: any will do',
    type: 'deployable, deployed, pending, undeployable, lost or archived',
    category: 'name of the category; "" for those without one',
    manufacturer: 'name of the manufacturer',
    model: 'name of the model',
    location: 'path of a location, with all below it; "" for those without one',
    checkedOutTo: 'who or what has it: name of a person, path of a location or asset tag; "" for nobody',
    owner: 'name of the owner; "" for none',
    company: 'company; "" for none',
    department: 'department; "" for none',
    supplier: 'supplier; "" for none',
    ownership: 'owned, leased or byod; "" where it is not stated',
    purchased: 'day of purchase, as 2024-01-01..2024-12-31; either side may be left out',
    warrantyEnds: 'last day in warranty',
    endOfLife: 'day of its end of life',
    lastAudited: 'day on which an audit saw it last, or never',
    cost: 'purchase cost, as 100..499.99',
    warranty: 'inWarranty, endsWithin90Days, ended or unstated',
    without:
      'only what lacks this: serialNumber, location, model, purchaseDate …; may be given several times: all of it',
    field: 'value of a field of your own, as "Height=2", or a range of it: "Height=1..3"; all of them',
    sort: 'order by this column: assetTag, name, location, purchaseDate …; backwards with :desc',
    nameUnknown: (name: string) => `No asset is at, of or with “${name}”. Check its name.`,
    fieldUnknown: (name: string) => `There is no field of your own called “${name}”.`,
    fieldUnclear: 'It has to be the name of a field, an equals sign and a value, as in "Height=2".',
    sortUnclear:
      'It has to be a column, as in assetTag or custom.ID, with :asc or :desc behind it if you like.',
  },
  /** What concerns the edit of many assets in one go. */
  bulk: {
    set: 'a field and what it is to be, as "supplier=Nordwind", "checkedOutTo=person:Mei Tan" or, of a field of your own, "Colour=blue"; "supplier=" empties it; may be given several times',
    dryRun: 'say what the edit would do, and change nothing',
    all: 'every asset of the register, where no condition and no tag is given',
    setUnclear: 'It has to be a field, an equals sign and a value, as in "supplier=Nordwind".',
    fieldUnknown: (name: string, known: readonly string[]) =>
      `“${name}” is no field that many assets can be given, and no field of your own. There are: ${known.join(', ')}.`,
    fieldTwice: (name: string) => `“${name}” is set twice. Say once what it is to be.`,
    whichAssets: 'Name the assets: by conditions, by their tags, or all of them with --all.',
    tagsOrConditions: 'Name the assets by their tags or by conditions, not by both.',
    edited: (rows: string, changed: string, same: string, refused: string) =>
      `${rows} assets: ${changed} changed, ${same} were so already, ${refused} refused.`,
    wouldEdit: (rows: string, change: string, same: string, refuse: string) =>
      `${rows} assets: ${change} would change, ${same} are so already, ${refuse} would be refused. Nothing was changed.`,
    wouldChange: (assetTag: string, field: string, from: string, to: string) =>
      `  ${assetTag}: ${field} ${from} → ${to}`,
    wouldAdd: (what: string, name: string) => `Would be added to the register: ${what} “${name}”.`,
    nothing: 'empty',
    reason: (count: string, reason: string) => `  ${count} refused: ${reason}`,
    howToUndo: (jobId: string) => `Undo it with: assets undo ${jobId}`,
    undone: (changed: string, overtaken: string, refused: string) =>
      `${changed} assets are as they were before; ${overtaken} were changed again since and stay, ${refused} refused.`,
  },
  commands: {
    locations: 'list, make, rename, move, merge and remove locations',
    listLocations: 'locations with the assets in and below each, and the barcode of each',
    addLocation: 'make the location of a path, and what is missing above it',
    renameLocation: 'give a location another name; what is below it follows',
    moveLocation: 'put a location, with all below it, into another one',
    mergeLocation: 'bring everything at a location over to another one, which then stands for both',
    removeLocation: 'remove a location in which nothing is',
    import: 'import a CSV list of assets (- for stdin)',
    assets: 'find, list, show, edit and export assets',
    find: 'assets that hold every word of the text: tag, serial number, name, model, place, person',
    show: 'one asset, by asset tag or serial number',
    listAssets: 'assets that meet every condition, in an order',
    export: 'write assets as CSV to a file (- for stdout): all, or those that meet the conditions',
    edit: 'set fields of all assets that meet the conditions, or of those of these tags',
    undoEdit: 'give every asset of a bulk edit back what it was before',
    audit: 'start an audit, scan, report',
    start: 'start an audit of a location and all below it',
    scan: 'record codes, one JSON verdict a line; without codes they are read from stdin, one a line',
    counted: 'mark places, each with all below it, as counted: what was not seen there is missing',
    status: 'the counts of an audit, as JSON',
    list: 'every audit, the newest first',
    report: 'write the report of an audit; without a file as JSON to stdout',
    undo: 'undo a scan: it stays in the record, and counts no more',
    generate: 'fill an empty data folder with an invented organisation',
    data: 'where the data lives, and moving it',
    dataShow: 'the data folder: where it is, why there, its size',
    dataMove: 'move the data to another folder, absent or empty; Assetwalk has to be closed',
    diagnostics: 'what helps to find out what went wrong, without personal data',
    backup: 'write a verified backup to a file, also while Assetwalk is at work',
    restore: 'put a backup in the place of the present data, which is kept in the folder “backups”',
    doctor: 'look whether the data is in order: database, search, records, backups, disk',
    call: 'make any call of the contract; a stream prints one JSON a line until Ctrl-C',
  },
  problems: {
    fileNotReadable: (file: string, reason: string) =>
      `${file} cannot be read (${reason}). Check its path, then try again.`,
    fileNotWritable: (file: string, reason: string) =>
      `${file} cannot be written (${reason}). Name another file, or make its folder first.`,
    procedureUnknown: (procedure: string, known: string[]) =>
      `There is no call “${procedure}”. There are: ${known.join(', ')}.`,
    cancelled: 'Ended before it was done. What was confirmed until then stays.',
    outputClosed: 'Nobody reads the output any more. Ended after the last line that was printed.',
    bug: 'Something went wrong, and it is not your doing. Nothing that was confirmed is lost.',
    jsonInvalid: (reason: string) => `The input of the call is not JSON: ${reason}`,
    rejectsOverList: 'The rejected rows would overwrite the list itself. Name another file with --rejects.',
    generateNeedsData:
      'An invented organisation goes into a data folder of its own. Name an empty one with --data.',
    placesOrAll: 'Name the places that are counted, or use --all.',
    codesOnce: 'Codes come from the command line, from --file or from stdin (-), not from several of them.',
    delimiterUnknown: 'It has to be comma, semicolon, tab or pipe.',
    mapUnclear: 'It has to be a header, an equals sign and a field, as in "Inventory no.=assetTag".',
    moveWhere: 'Say where it goes: --to PATH, or --to-top.',
    wholeNumber: 'It has to be a whole number.',
    oneOnStdout: 'Only one form of the report can go to stdout.',
  },
  results: {
    imported: (rows: string, created: string, updated: string, unchanged: string, rejected: string) =>
      `${rows} rows: ${created} added, ${updated} changed, ${unchanged} unchanged, ${rejected} rejected.`,
    wouldImport: (rows: string, create: string, update: string, skip: string, reject: string) =>
      `${rows} rows: ${create} would be added, ${update} changed, ${skip} skipped (nothing new), ${reject} rejected. Nothing was written.`,
    readAs: (encoding: string, delimiter: string, dates: string) =>
      `Read as ${encoding}, columns parted by “${delimiter}”, dates ${dates}.`,
    newFields: (names: string[]) => `Fields of your own that it would make: ${names.join(', ')}.`,
    wouldChange: (line: number, assetTag: string, fields: string[]) =>
      `  line ${line}, ${assetTag}: would change ${fields.join(', ')}`,
    columnsNotUsed: (columns: string[]) => `Columns not used: ${columns.join(', ')}.`,
    rejectedRow: (line: number, assetTag: string, reason: string) =>
      `  line ${line}, ${assetTag || 'no asset tag'}: ${reason}`,
    moreRejected: (count: string) => `  … and ${count} more.`,
    rejectsHint: 'Write them to a file with --rejects FILE.',
    fileWritten: (file: string, size: string) => `${file} (${size} bytes)`,
    locationsOf: (shown: string, total: string) => `${shown} of ${total} locations.`,
    wouldMerge: (from: string, into: string, assets: string, merged: string, moved: string) =>
      `${from} would go on as ${into}: ${assets} assets, ${merged} locations merged, ${moved} moved. Nothing was changed.`,
    merged: (from: string, into: string, assets: string, merged: string) =>
      `${from} goes on as ${into}: ${assets} assets, ${merged} locations merged.`,
    locationRemoved: (path: string) => `${path} is removed.`,
    shownOf: (shown: string, total: string) => `${shown} of ${total} assets.`,
    counted: (changed: string) => `${changed} places marked.`,
    undone: 'Undone.',
    dataFolder: {
      folder: 'Data folder',
      origin: 'Found as',
      size: 'Size',
      free: 'Free on its disk',
      policy: 'Policy',
      bytes: (count: string) => `${count} bytes`,
      none: 'none',
      notThere: 'not there yet',
    },
    moved: (folder: string, files: string, bytes: string) =>
      `Moved to ${folder} (${files} files, ${bytes} bytes). Assetwalk finds it there.`,
    oldFilesLeft: {
      'changed since': (folder: string) =>
        `The old files in ${folder} were changed meanwhile and are left there. Look through them, then remove them yourself.`,
      'not reachable': (folder: string) =>
        `The old files in ${folder} could not be removed. The next start tries again.`,
    },
    backedUp: (file: string, size: string) => `Backed up to ${file} (${size} bytes), and verified.`,
    contentBackedUp: (count: string) =>
      `The content of ${count} photos and files was added to the folder “assetwalk-files” beside it. Keep both together.`,
    contentMissing: (count: string) =>
      `The content of ${count} photos and files is missing in the data folder. Run “assetwalk doctor”.`,
    wouldRestore: (file: string, lastAt: string) => `${file}, last written to: ${lastAt}.`,
    otherRegister: 'It is of another register: nothing of its record of change is in the present one.',
    nowAndThen: (what: string, now: string, then: string) => `  ${what}: now ${now}, then ${then}`,
    wouldBeGone: (changes: string, scans: string) =>
      `Gone from the present data would be ${changes} changes and ${scans} scans. They stay in the data that is put aside.`,
    auditGone: (name: string, startedAt: string) => `  audit “${name}”, started ${startedAt}`,
    changeGone: (at: string, actor: string, entity: string, name: string) =>
      `  ${at} ${[actor, entity, name].filter((part) => part !== '').join(', ')}`,
    nothingChanged: 'Nothing was changed.',
    restored: (file: string, assets: string, scans: string) =>
      `Restored ${file}: ${assets} assets, ${scans} scans.`,
    keptBefore: (file: string) =>
      `The data of before is kept as ${file} in the data folder. To go back, restore that.`,
    searchedAnew: (assets: string) => `Full text is made anew of ${assets} assets.`,
    leftoversRemoved: (count: string) => `${count} leftover files were removed.`,
    noAudits: 'There is no audit yet.',
    generated: (assets: string, locations: string, people: string, archived: string) =>
      `${assets} assets (${archived} archived), ${locations} locations, ${people} people.`,
  },
} as const
