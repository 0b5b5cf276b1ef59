package tocsin.channel.push;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A browser that subscribed: it has keys, and decrypts what comes as RFC 8291 tells the receiver
 * to, with the JDK's own HKDF and no code of the sender's but the encoding of points.
 */
record Browser(KeyPair keys, byte[] auth) {
  static Browser fresh() {
    return new Browser(pair(), "a secret of ours".getBytes(StandardCharsets.US_ASCII));
  }

  static KeyPair pair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What it is subscribed with, as contact methods have it. */
  String address(String endpoint) {
    Base64.Encoder text = Base64.getUrlEncoder().withoutPadding();
    return endpoint + "#" + text.encodeToString(point()) + "." + text.encodeToString(auth);
  }

  private byte[] point() {
    return P256.bytes((ECPublicKey) keys.getPublic());
  }

  /** The words in that body; throws when they are not for this browser or were touched. */
  String decrypt(byte[] body) throws GeneralSecurityException {
    ByteBuffer in = ByteBuffer.wrap(body);
    byte[] salt = take(in, 16);
    int recordSize = in.getInt();
    byte[] sender = take(in, in.get());
    byte[] sealed = take(in, in.remaining());
    if (sealed.length > recordSize) {
      throw new GeneralSecurityException("More than one record");
    }
    KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
    agreement.init(keys.getPrivate());
    agreement.doPhase(P256.publicKey(sender).orElseThrow(), true);
    byte[] info = join("WebPush: info\0".getBytes(StandardCharsets.US_ASCII), point(), sender);
    byte[] both = derive(auth, agreement.generateSecret(), info, 32);
    byte[] key = derive(salt, both, ascii("Content-Encoding: aes128gcm\0"), 16);
    byte[] nonce = derive(salt, both, ascii("Content-Encoding: nonce\0"), 12);
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
    byte[] padded = cipher.doFinal(sealed);
    int end = padded.length - 1;
    while (padded[end] == 0) {
      end--;
    }
    if (padded[end] != 2) {
      throw new GeneralSecurityException("The last record is not marked as the last");
    }
    return new String(padded, 0, end, StandardCharsets.UTF_8);
  }

  private static byte[] derive(byte[] salt, byte[] secret, byte[] info, int length)
      throws GeneralSecurityException {
    return KDF.getInstance("HKDF-SHA256")
        .deriveData(
            HKDFParameterSpec.ofExtract().addSalt(salt).addIKM(secret).thenExpand(info, length));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] take(ByteBuffer in, int length) {
    byte[] bytes = new byte[length];
    in.get(bytes);
    return bytes;
  }

  private static byte[] join(byte[]... parts) {
    int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
    ByteBuffer whole = ByteBuffer.allocate(length);
    Arrays.stream(parts).forEach(whole::put);
    return whole.array();
  }
}
