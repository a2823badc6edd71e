/** The {@code fluxion} command line: picocli fills request records, runs do the work, exit codes tell the outcome. */
package dev.fluxion.solver.cli;
