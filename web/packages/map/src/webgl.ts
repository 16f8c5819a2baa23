// SPDX-License-Identifier: Apache-2.0
let works: boolean | undefined

/** Whether this machine draws WebGL2, which MapLibre needs; some domestic desktops do not. Asked once. */
export function webglWorks(): boolean {
  if (works === undefined) {
    const context = document.createElement('canvas').getContext('webgl2')
    works = context !== null
    context?.getExtension('WEBGL_lose_context')?.loseContext()
  }
  return works
}
