package dev.fluxion.solver.bench;

/**
 * What a step holds in memory, in bytes.
 *
 * @param workspace of the engine on the most threads that were timed: activations and adjoints of a tile per thread, gradients per chunk;
 *     measured as growth of the heap
 * @param points prepared columns of the collocation points, the only part that grows with them
 * @param buffers parameters, gradient and the two moments of Adam
 * @param allocatedPerStep garbage that one evaluation of value and gradient leaves, measured
 */
public record StepMemory(long workspace, long points, long buffers, long allocatedPerStep) {}
