/** The numbers of errors in named arguments: for what is no document, an unknown name, and each that is missing. */
const codes: Record<string, number[]> = {
  $bucket: [40201, 40197, 40198, 40198],
  $cond: [9, 17083, 17080, 17081, 17082],
  $count: [14],
  '$dateAdd $dateSubtract': [5166400, 5166401, 5166402],
  $dateDiff: [5166301, 5166302, 5166303, 5166304, 5166305],
  $dateFromString: [40540, 40541, 40542],
  $dateToString: [18629, 18534, 18628],
  $dateTrunc: [5439007, 5439008, 5439009, 5439010],
  '$dayOfMonth $dayOfWeek $dayOfYear $month $week $year': [40536, 40535, 40539],
  '$denseRank $documentNumber $rank': [5371603],
  $filter: [28646, 28647, 28648, 28650],
  $getField: [3041704, 3041701, 3041702, 3041703],
  '$hour $millisecond $minute $second': [40536, 40535, 40539],
  $graphLookup: [9, 40104, 9, 40105, 40105, 40105, 40105],
  $let: [16874, 16875, 16876, 16877],
  $map: [16878, 16879, 16880, 16882],
  $merge: [51182, 40415, 40414],
  $reduce: [40075, 40076, 40077, 40078, 40079],
  '$regexFind $regexFindAll $regexMatch': [51103, 31024, 31022, 31023],
  '$replaceAll $replaceOne': [51751, 51750, 51749, 51748, 51747],
  $replaceRoot: [40229, 40415, 40231],
  $sample: [28745, 28748, 28749],
  $setWindowFields: [9, 40415, 40414],
  $sortArray: [2942500, 2942501, 2942502, 2942503],
  $switch: [40060, 40067, 40068],
  '$switch.branches': [40062, 40063, 40064, 40065],
  '$trim $ltrim $rtrim': [50696, 50694, 50695],
  $unwind: [15981, 28811, 28812],
};

export const codesOfNames = (operator: string): number[] =>
  Object.entries(codes).find(([names]) => names.split(' ').includes(operator))?.[1] ?? [];
