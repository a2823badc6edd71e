/** The {@code fluxion} script, with a stub in place of Maven and of the solver. */
package dev.fluxion.examples.launcher;
