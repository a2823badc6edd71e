/**
 * The studies of {@code fluxion study}: {@link dev.fluxion.examples.study.Bars}, {@link dev.fluxion.examples.study.DeepPinn} and
 * {@link dev.fluxion.examples.study.BnFree} train deep networks with and without StableGrad, straight on the engines and the optimizers, because they compare what a problem file does not offer
 * (initialisations, moment decay rates, points that are fresh at every step).
 */
package dev.fluxion.examples.study;
