package dev.fluxion.solver;

import dev.fluxion.kernels.Buffer;
import dev.fluxion.stablegrad.Elapsed;

/**
 * Where a training starts.
 *
 * @param parameters of the network
 * @param elapsed the time that it took to find them
 */
record InitialGuess(Buffer parameters, Elapsed elapsed) {}
