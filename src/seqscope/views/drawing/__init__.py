"""What figures are drawn with: a sheet, its fonts and colors, panels, scales, legends."""
