/** Optimisation on flat buffers: StableGrad, first- and quasi-Newton methods, the training loop. */
package dev.fluxion.stablegrad;
