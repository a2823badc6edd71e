/** SIMD functions on flat arrays, buffers in two precisions, worker threads and counter-based random numbers. */
package dev.fluxion.kernels;
