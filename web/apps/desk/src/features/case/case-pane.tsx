// SPDX-License-Identifier: Apache-2.0

interface Props {
  taskNo: string
  onClose: () => void
}

/** The case beside a list. */
export function CasePane({ taskNo }: Props) {
  return <h2>{taskNo}</h2>
}
