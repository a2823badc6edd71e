/**
 * The PINN objective: loss terms grouped by point set, compiled to tile programs and evaluated by the engine, and the evaluation of
 * trained fields.
 */
package dev.fluxion.solver.objective;
