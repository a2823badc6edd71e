package dev.fluxion.stablegrad;

/** How one stage ended. */
public record StageResult(String stage, int steps, StopReason reason, String message, double loss) {}
