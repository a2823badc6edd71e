package dev.fluxion.autodiff.custom;

/** The operators on the module path cannot be used: one cannot be loaded, two have one name, or one failed at its work. */
public final class ProviderException extends IllegalStateException {
    private static final long serialVersionUID = 1;

    ProviderException(String message, Throwable cause) {
        super(message, cause);
    }
}
