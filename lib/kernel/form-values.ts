/**
 * A form's fields as plain values: a string, or a list where a name occurs more than once or ends in `[]`.
 * Files and Next's own `$ACTION` fields are left out. Names are bounded by the schema that parses the result.
 */
export function formValues(form: FormData): Record<string, string | string[]> {
  const values: Record<string, string | string[]> = {};
  for (const key of new Set(form.keys())) {
    if (key.startsWith('$ACTION')) continue;
    const all = form.getAll(key).filter((value): value is string => typeof value === 'string');
    if (key.endsWith('[]')) values[key.slice(0, -2)] = all;
    else if (all.length > 1) values[key] = all;
    else if (all[0] !== undefined) values[key] = all[0];
  }
  return values;
}
