/** Optimisation on flat buffers: StableGrad, first- and quasi-Newton methods, the training loop, checkpoints. */
module dev.fluxion.stablegrad {
    requires transitive dev.fluxion.kernels;
    requires jdk.incubator.vector;

    exports dev.fluxion.stablegrad;
}
