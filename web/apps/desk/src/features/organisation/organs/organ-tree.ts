// SPDX-License-Identifier: Apache-2.0
/** The tree of centres, each with the units it may dispatch to and the centres below it. */

export interface TreeCentre {
  id: string
  name: string
  name_en: string
  parent: string | null
}

export interface TreeUnit {
  id: string
  name: string
  name_en: string
  centre: string
}

export interface OrganNode {
  key: string
  title: string
  children: OrganNode[]
}

/** Everything, or what a text leads to with all that stands above it. */
export function organTree(
  centres: readonly TreeCentre[],
  units: readonly TreeUnit[],
  text: string,
  name: (one: { name: string; name_en: string }) => string,
): OrganNode[] {
  const wanted = text.trim().toLowerCase()
  const meets = (one: { id: string; name: string; name_en: string }) =>
    [one.id, one.name, one.name_en].some((word) => word.toLowerCase().includes(wanted))
  const below = (parent: string | null): OrganNode[] =>
    centres
      .filter((one) => one.parent === parent)
      .map((one) => {
        const whole = wanted !== '' && meets(one)
        const own = units
          .filter((unit) => unit.centre === one.id && (whole || meets(unit)))
          .map((unit) => ({ key: unit.id, title: name(unit), children: [] }))
        const centresBelow = below(one.id)
        // Looked for by name, a district's bureau must not stand behind the same office of every street.
        const children = wanted === '' ? [...centresBelow, ...own] : [...own, ...centresBelow]
        return { node: { key: one.id, title: name(one), children }, meets: meets(one) }
      })
      .filter((one) => wanted === '' || one.meets || one.node.children.length > 0)
      .map((one) => one.node)
  return below(null)
}

/** Everything that has something below it. */
export function keysAbove(tree: readonly OrganNode[]): string[] {
  return tree.flatMap((node) => (node.children.length === 0 ? [] : [node.key, ...keysAbove(node.children)]))
}
