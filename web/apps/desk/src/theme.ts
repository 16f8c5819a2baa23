// SPDX-License-Identifier: Apache-2.0
import { FONT, light } from '@tongguan/ui'
import type { ThemeConfig } from 'antd'

/** antd in the project's colours: one data hue, hairlines, small radius, hardly any motion. */
export const theme: ThemeConfig = {
  cssVar: { key: 'tongguan' },
  hashed: false,
  token: {
    colorPrimary: light.primary,
    colorLink: light.primary,
    colorLinkHover: light.primaryHover,
    colorError: light.red,
    colorWarning: light.amberFill,
    colorSuccess: light.green,
    colorInfo: light.primary,
    colorText: light.text,
    colorTextSecondary: light.text2,
    colorTextTertiary: light.text3,
    colorTextDescription: light.text3,
    colorTextPlaceholder: light.text3,
    colorBgLayout: light.bg,
    colorBorder: light.lineStrong,
    colorBorderSecondary: light.line,
    colorSplit: light.line,
    controlItemBgActive: light.primaryBg,
    fontFamily: FONT,
    fontSize: 14,
    borderRadius: 4,
    borderRadiusLG: 4,
    borderRadiusSM: 4,
    motion: false,
  },
  components: {
    Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
    Table: { headerBg: light.sunken, headerColor: light.text2, cellPaddingBlockSM: 7, cellPaddingInlineSM: 10 },
    Tabs: { horizontalMargin: '0' },
    Tooltip: { colorBgSpotlight: light.topbar },
  },
}
