/**
 * Fluxion beside libtorch, in one process and on the same threads: the standard training step, convolutions and a
 * step of ResNet-20, and the time until a problem's error falls to what DeepXDE's published set-up reaches. Run by {@code ./mvnw -Ppeers -pl peers -am verify -DskipTests -Dpeers="step"}.
 */
package dev.fluxion.peers;
