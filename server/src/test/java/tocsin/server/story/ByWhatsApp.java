package tocsin.server.story;

/** WhatsApp, which comes by the same interface as text messages. */
final class ByWhatsApp extends ByText {
  ByWhatsApp() {
    super("whatsapp", "whatsapp-from");
  }

  @Override
  public String name() {
    return "whatsapp";
  }

  @Override
  public String label() {
    return "whatsapp";
  }

  @Override
  String number() {
    return "4155551235";
  }

  @Override
  String prefix() {
    return "whatsapp:";
  }
}
