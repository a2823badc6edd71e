/**
 * Networks as data: a {@link dev.fluxion.autodiff.network.Mlp} is a list of features of the coordinates and a list of
 * {@link dev.fluxion.autodiff.network.Dense} layers, each a pair of offsets into one flat parameter buffer.
 *
 * {@snippet :
 * Graph g = new Graph(1);
 * Mlp mlp = Mlp.of(List.of(g.coordinate(0)), List.of(20, 20), Activation.TANH, 1);
 * Buffer parameters = mlp.initialize(Precision.F64, Initialization.GLOROT, 0);
 * }
 */
package dev.fluxion.autodiff.network;
