/** Ordinary differential equations integrated from where their values are given: a check of what a network finds, and a place to start from. */
package dev.fluxion.solver.initialvalue;
