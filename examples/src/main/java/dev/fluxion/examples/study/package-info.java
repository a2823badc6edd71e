/**
 * The studies of {@code fluxion study}: {@link dev.fluxion.examples.study.Bars} and {@link dev.fluxion.examples.study.DeepPinn} train deep
 * networks with and without StableGrad, straight on the engine and the optimizers, because they compare what a problem file does not offer
 * (initialisations, moment decay rates, points that are fresh at every step).
 */
package dev.fluxion.examples.study;
