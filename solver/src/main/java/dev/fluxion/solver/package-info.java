/** From a compiled problem to a trained model. */
package dev.fluxion.solver;
