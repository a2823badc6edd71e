/** Files about a finished run. Each is written as a whole or not at all. */
package dev.fluxion.solver.report;
