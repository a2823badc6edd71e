/** SIMD functions on flat arrays, and the buffers they work on. */
module dev.fluxion.kernels {
    requires jdk.incubator.vector;

    exports dev.fluxion.kernels;
}
