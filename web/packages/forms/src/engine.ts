// SPDX-License-Identifier: Apache-2.0
/** How every form works, whatever draws it: what is asked, what is missing, what is sent. */
import type { AnyField, Draft, Field, Form } from './field.ts'

const isEmpty = (value: unknown) =>
  value === undefined ||
  value === null ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0)

/** The fields that are asked for now. */
export function asked<Matter, F extends AnyField>(form: Form<Matter, F>, matter: Matter, draft: Draft): readonly F[] {
  return form.fields.filter((field) => form.behaviours?.[field.name]?.when?.(matter, draft) ?? true)
}

/** The names that a field fills. */
export function fills(field: AnyField): readonly string[] {
  return field.fills ?? [field.name]
}

/** What the form shows of a draft: words typed into a field that is no longer asked for are not sent. */
export function shownOf(draft: Draft, fields: readonly AnyField[]): Draft {
  const names = fields.flatMap(fills)
  return Object.fromEntries(Object.entries(draft).filter(([name]) => names.includes(name)))
}

/**
 * A draft for a matter that has changed meanwhile: what the person touched stays as typed, what they left alone follows
 * the matter, so that nobody takes back what somebody else did without meaning to.
 */
export function rebased(draft: Draft, before: Draft, now: Draft): Draft {
  const untouched = Object.keys({ ...before, ...now }).filter((name) => draft[name] === before[name])
  return { ...draft, ...Object.fromEntries(untouched.map((name) => [name, now[name]])) }
}

function first<Matter, F extends AnyField>(form: Form<Matter, F>, field: F, matter: Matter): unknown {
  return form.behaviours?.[field.name]?.from?.(matter) ?? field.initial
}

/** What stands in the form when it is opened. */
export function firstDraft<Matter, F extends AnyField>(form: Form<Matter, F>, matter: Matter): Draft {
  const said = form.fields.map((field) => [field.name, first(form, field, matter)] as const)
  return Object.fromEntries(said.filter(([, value]) => value !== undefined && value !== null))
}

/** The kinds of photos that are needed and not there yet. */
export function kindsMissing(kinds: readonly string[], value: unknown): readonly string[] {
  const there = Array.isArray(value) ? value.map((one: { kind?: unknown }) => one.kind) : []
  return kinds.filter((kind) => !there.includes(kind))
}

function lacks(field: AnyField, draft: Draft): boolean {
  const value = draft[field.name]
  if ('shortest' in field && typeof value === 'string') return value.trim().length < (field.shortest ?? 1)
  if (field.widget === 'photos' && field.kinds.length > 1) return kindsMissing(field.kinds, value).length > 0
  return isEmpty(value)
}

/** Something that is missing: a field, or several of which one would do. */
export type Lack<F extends AnyField = Field> = readonly F[]

/** What is missing of these fields, in the order of the form. */
export function missing<Matter, F extends AnyField>(
  form: Form<Matter, F>,
  fields: readonly F[],
  draft: Draft,
): readonly Lack<F>[] {
  const needed = fields.filter((field) => field.required && lacks(field, draft)).map((field) => [field])
  const either = fields.filter((field) => form.either?.includes(field.name))
  return either.length > 0 && either.every((field) => isEmpty(draft[field.name])) ? [...needed, either] : needed
}

/** What is sent: what was filled in, and where only that is sent, what differs from the matter. */
export function bodyOf<Matter, F extends AnyField>(
  form: Form<Matter, F>,
  matter: Matter,
  draft: Draft,
): Record<string, unknown> {
  const filled = Object.entries(draft).filter(([, value]) => !isEmpty(value))
  const all: Draft = Object.fromEntries(
    filled.map(([name, said]) => [name, typeof said === 'string' ? said.trim() : said]),
  )
  if (form.differing === undefined) return nested(all)
  const known: Draft = { ...(matter as object) }
  const { always, together } = form.differing
  const told = new Set(Object.keys(all).filter((name) => always.includes(name) || known[name] !== all[name]))
  for (const group of together) if (group.some((name) => told.has(name))) for (const name of group) told.add(name)
  return Object.fromEntries(Object.entries(all).filter(([name]) => told.has(name)))
}

/** Names such as `post.role` as fields within. */
function nested(flat: Draft): Record<string, unknown> {
  const plain: Record<string, unknown> = {}
  const within: Record<string, Record<string, unknown>> = {}
  for (const [name, value] of Object.entries(flat)) {
    const [outer = '', ...inner] = name.split('.')
    if (inner.length === 0) plain[outer] = value
    else within[outer] = { ...within[outer], [inner.join('.')]: value }
  }
  const made = Object.entries(within).map(([outer, inner]) => [outer, nested(inner)])
  return { ...plain, ...Object.fromEntries(made) }
}

/** What is wrong, and where: `body.post.role`. */
interface Hint {
  where: string
}

/** What was found wrong with a field, or with something in it. */
export function wrongIn<H extends Hint>(field: AnyField, hints: readonly H[]): readonly H[] {
  return hints.filter(({ where }) => fills(field).some((name) => `${where}.`.startsWith(`body.${name}.`)))
}

/** What the matter itself answers of the fields that are not drawn: which thing is meant, and what must be said. */
export function given<Matter, F extends AnyField>(
  form: Form<Matter, F>,
  drawn: (widget: F['widget']) => boolean,
  matter: Matter,
  organs: readonly string[],
): Draft {
  const answers = form.fields
    .filter((field) => !drawn(field.widget))
    .map((field) => {
      const { among, unseen } = form.behaviours?.[field.name] ?? {}
      return [field.name, among ? among(matter, organs)[0] : unseen ? first(form, field, matter) : undefined] as const
    })
  return Object.fromEntries(answers.filter(([, value]) => !isEmpty(value)))
}

/** Whether the form can be filled in where only some widgets are drawn. */
export function answerable<Matter, F extends AnyField>(
  form: Form<Matter, F>,
  drawn: (widget: F['widget']) => boolean,
  matter: Matter,
  organs: readonly string[],
): boolean {
  const answers = given(form, drawn, matter, organs)
  return form.fields.every((field) => !field.required || drawn(field.widget) || field.name in answers)
}

/** Words with a phrase added to them, once. */
export function withPhrase(said: string, phrase: string, joint: string): string {
  if (said.trim() === '') return phrase
  return said.includes(phrase) ? said : `${said.trimEnd()}${joint}${phrase}`
}
