/** Pictures as SVG, drawn without fonts or a display. */
package dev.fluxion.solver.plot;
