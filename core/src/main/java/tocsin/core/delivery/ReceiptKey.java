package tocsin.core.delivery;

/** Which message a receipt is about: its provider's name, and the provider's name for it. */
public record ReceiptKey(String provider, String providerId) {}
