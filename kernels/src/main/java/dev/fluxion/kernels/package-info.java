/**
 * SIMD functions on flat arrays, buffers in two precisions, worker threads and counter-based random numbers: everything that is hot, and nothing that
 * knows of equations or networks.
 *
 * <p>A dense layer on 100 points, with the points in the vector lanes, is one product and one activation. Rows are padded, so that there are no tail loops;
 * whatever the padding holds is computed along and ignored:
 *
 * {@snippet :
 * int in = 2;
 * int out = 20;
 * int n = LanesF32.pad(100);
 * int stride = LanesF32.stride(n);
 * float[] weights = new float[out * in];
 * float[] x = new float[in * stride];    // [feature][point]
 * float[] z = new float[out * stride];
 * float[] y = new float[out * stride];
 * GemmF32.nn(out, n, in, weights, 0, in, x, 0, stride, z, 0, stride);
 * for (int j = 0; j < out; j++) {
 *     ActivationF32.taylor(Activation.TANH, z, j * stride, n, 0, y, j * stride, stride);
 * }
 * }
 *
 * <p>With derivatives, a tensor is {@code [feature][channel][point]}, and the channels of one feature (its value, u_x, u_y, Δu …) are one long row to
 * the product; only {@link dev.fluxion.kernels.JetActivationF32} tells them apart, by {@link dev.fluxion.kernels.JetRules}.
 *
 * <p>Conventions. A matrix or row is an array, the offset of its first element and a stride. Kernels are static, allocate nothing and do not check their
 * arguments beyond assertions and the array bounds. Every {@code …F32} class is written by hand and has a {@code …F64} twin that the build derives from
 * it. Results are reproducible: the order of every sum is fixed, and transcendental functions give the same bits before and after compilation, on every
 * processor with the same vector length.
 */
package dev.fluxion.kernels;
