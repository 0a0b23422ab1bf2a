import { createTheme } from '@mui/material/styles'

const colour = (main: string, on: string, hover = main) => ({
  main: `var(${main})`,
  dark: `var(${hover})`,
  light: `var(${main})`,
  contrastText: `var(${on})`,
})
const forced = '@media (forced-colors: active)'
const still = '@media (prefers-reduced-motion: reduce)'
const compact = '@media (width <= 600px), (height <= 520px)'
const quick = {
  duration: {
    shortest: 80,
    shorter: 100,
    short: 120,
    standard: 120,
    complex: 150,
    enteringScreen: 120,
    leavingScreen: 80,
  },
}

/**
 * MUI in our clothes. Colours are the variables of tokens.css, so MUI follows scheme and contrast without a theme of
 * each; `nativeColor` makes it mix them in CSS instead of parsing them.
 */
export const theme = createTheme({
  cssVariables: { nativeColor: true },
  motion: { reducedMotion: 'system' },
  spacing: 8,
  shape: { borderRadius: 6 },
  transitions: quick,
  palette: {
    primary: colour('--accent', '--on-accent', '--accent-hover'),
    error: colour('--danger', '--paper'),
    warning: colour('--caution', '--paper'),
    success: colour('--good', '--paper'),
    info: colour('--accent', '--on-accent'),
    text: { primary: 'var(--ink)', secondary: 'var(--ink-2)', disabled: 'var(--ink-3)' },
    background: { default: 'var(--ground)', paper: 'var(--paper)' },
    divider: 'var(--line)',
    action: {
      active: 'var(--ink-2)',
      hover: 'var(--hover)',
      focus: 'var(--accent-soft)',
      selected: 'var(--accent-soft)',
      disabled: 'var(--ink-3)',
      disabledBackground: 'var(--sunken)',
    },
  },
  typography: {
    fontFamily: 'var(--face)',
    fontSize: 14,
    body1: { fontSize: 15 },
    body2: { fontSize: 14 },
    button: { textTransform: 'none', fontWeight: 560, letterSpacing: 0 },
  },
  components: {
    MuiButtonBase: { defaultProps: { disableRipple: true } },
    MuiButton: {
      defaultProps: { disableElevation: true },
      styleOverrides: {
        root: { minHeight: 36, paddingInline: 14, whiteSpace: 'nowrap', '&.Mui-focusVisible': focusRing() },
        sizeLarge: { minHeight: 44, fontSize: 15 },
        sizeSmall: { minHeight: 28, paddingInline: 8, fontSize: 13 },
        contained: {
          [forced]: { border: '1px solid ButtonText', '&.Mui-disabled': { borderColor: 'GrayText' } },
        },
        outlined: { borderColor: 'var(--line-strong)' },
        text: { color: 'var(--ink-2)' },
      },
    },
    MuiIconButton: {
      styleOverrides: { root: { borderRadius: 6, color: 'var(--ink-2)', '&.Mui-focusVisible': focusRing() } },
    },
    MuiInputBase: { styleOverrides: { root: { fontSize: 15 } } },
    MuiMenuItem: { styleOverrides: { root: { minHeight: 36, fontSize: 14 } } },
    MuiOutlinedInput: {
      styleOverrides: {
        root: { background: 'var(--paper)' },
        notchedOutline: { borderColor: 'var(--line-strong)' },
      },
    },
    MuiInputLabel: { styleOverrides: { root: { color: 'var(--ink-2)' } } },
    MuiFormHelperText: { styleOverrides: { root: { marginInline: 0, fontSize: 12.5 } } },
    MuiTextField: { defaultProps: { size: 'small', fullWidth: true } },
    MuiDialog: {
      styleOverrides: {
        paper: {
          border: '1px solid var(--line)',
          boxShadow: 'var(--shadow)',
          borderRadius: 10,
          // All of it scrolls: between a fixed head and foot nothing would be left.
          [compact]: {
            display: 'block',
            overflowY: 'auto',
            width: 'calc(100% - 16px)',
            maxHeight: 'calc(100% - 16px)',
            margin: 8,
          },
        },
      },
    },
    MuiDialogContent: {
      styleOverrides: { root: { [compact]: { overflowY: 'visible', paddingInline: 16 } } },
    },
    MuiDialogTitle: {
      styleOverrides: {
        root: { fontSize: 17, fontWeight: 620, paddingBottom: 8, [compact]: { padding: '12px 16px 4px' } },
      },
    },
    MuiDialogActions: {
      styleOverrides: {
        root: { padding: '8px 24px 20px', [compact]: { flexWrap: 'wrap', padding: '8px 16px 12px' } },
      },
    },
    MuiPaper: { styleOverrides: { root: { backgroundImage: 'none' } } },
    MuiMenu: { styleOverrides: { paper: { border: '1px solid var(--line)', boxShadow: 'var(--shadow)' } } },
    MuiAutocomplete: {
      styleOverrides: {
        paper: { border: '1px solid var(--line)', boxShadow: 'var(--shadow)' },
        option: {
          minHeight: 36,
          fontSize: 14,
          '&.Mui-focused.Mui-focused': {
            background: 'var(--accent-soft)',
            [forced]: { outline: '2px solid Highlight', outlineOffset: -2 },
          },
        },
      },
    },
    MuiTabs: {
      styleOverrides: { indicator: { [forced]: { background: 'Highlight', forcedColorAdjust: 'none' } } },
    },
    MuiTab: {
      styleOverrides: {
        root: {
          minWidth: 0,
          padding: '8px 11px',
          color: 'var(--ink-2)',
          fontSize: 13.5,
          '&.Mui-focusVisible': focusRing(-2),
        },
      },
    },
    MuiTooltip: {
      defaultProps: { enterDelay: 400, disableInteractive: true },
      styleOverrides: { tooltip: { background: 'var(--ink)', color: 'var(--paper)', fontSize: 12 } },
    },
    MuiLinearProgress: {
      styleOverrides: {
        root: {
          height: 6,
          borderRadius: 3,
          background: 'var(--sunken)',
          [forced]: { border: '1px solid CanvasText' },
        },
        bar: {
          borderRadius: 3,
          [forced]: { background: 'Highlight', forcedColorAdjust: 'none' },
          // What does not move says by its paleness that it is under way.
          [still]: { '.MuiLinearProgress-indeterminate &': { inset: 0, width: 'auto', opacity: 0.5 } },
        },
      },
    },
  },
})

function focusRing(outlineOffset = 2) {
  return { outline: 'var(--ring) solid var(--focus)', outlineOffset }
}
