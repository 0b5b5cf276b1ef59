package tocsin.channel.email;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;
import tocsin.channel.FakeProvider.Arrived;

/** Reads mails as a mail program does. */
final class Mails {
  private Mails() {}

  static MimeMessage read(byte[] raw) {
    try {
      return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw));
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  static String header(MimeMessage mail, String name) {
    try {
      String[] values = mail.getHeader(name);
      if (values == null) {
        return "";
      }
      return String.join(" and ", values);
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  static String text(MimeMessage mail) {
    return part(mail, 0);
  }

  static String html(MimeMessage mail) {
    return part(mail, 1);
  }

  static Arrived arrived(MimeMessage mail) {
    try {
      return new Arrived(header(mail, "Message-ID"), mail.getSubject() + "\n" + text(mail));
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String part(MimeMessage mail, int index) {
    try {
      Multipart parts = (Multipart) mail.getContent();
      return ((String) parts.getBodyPart(index).getContent()).replace("\r\n", "\n");
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
