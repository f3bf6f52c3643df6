import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import matter from 'gray-matter';
import { z } from 'zod';

const folder = fileURLToPath(new URL('../../../prompts/', import.meta.url));

const frontMatter = z.looseObject({
  purpose: z.string().min(1),
  version: z.number().int().min(1),
  variables: z.array(z.string()).default([]),
});

export interface Prompt {
  name: string;
  /** `name@version`, stored with every turn that used it. */
  version: string;
  /** The other fields of the front matter. */
  data: Record<string, unknown>;
  /** The text with every variable filled in; a missing or an unknown one throws. */
  fill(values?: Record<string, string>): string;
}

/**
 * Reads `prompts/<name>.md`. Throws at load, so at start, when the file is missing, its front matter is not whole, or
 * the text uses a `{{variable}}` that the front matter does not name, or the other way round.
 */
export function loadPrompt(name: string): Prompt {
  const { data, content } = matter(readFileSync(`${folder}${name}.md`, 'utf8'));
  const parsed = frontMatter.safeParse(data);
  if (!parsed.success) throw new Error(`prompts/${name}.md: ${z.prettifyError(parsed.error)}`);
  const { purpose: _, version, variables, ...rest } = parsed.data;
  const text = content.trim();
  const used = new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]!));
  for (const variable of used)
    if (!variables.includes(variable))
      throw new Error(`prompts/${name}.md uses {{${variable}}}, which its front matter does not name.`);
  for (const variable of variables)
    if (!used.has(variable))
      throw new Error(`prompts/${name}.md names the variable ${variable} and does not use it.`);
  return {
    name,
    version: `${name}@${version}`,
    data: rest,
    fill(values = {}) {
      for (const key of Object.keys(values))
        if (!used.has(key)) throw new Error(`prompts/${name}.md has no variable ${key}.`);
      return text.replace(/\{\{(\w+)\}\}/g, (_match, key: string) => {
        const value = values[key];
        if (value === undefined) throw new Error(`prompts/${name}.md: the variable ${key} is not filled.`);
        return value;
      });
    },
  };
}
