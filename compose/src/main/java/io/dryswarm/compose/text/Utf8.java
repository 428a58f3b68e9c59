package io.dryswarm.compose.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Text in UTF-8, and go-yaml's words for bytes that are none. */
public final class Utf8 {
  private Utf8() {}

  /** @throws TextRefused at the first wrong byte */
  public static String decode(byte[] bytes) throws TextRefused {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new TextRefused(mistake(bytes));
    }
  }

  private static String mistake(byte[] bytes) {
    int at = 0;
    while (at < bytes.length) {
      int width = width(bytes[at] & 0xFF);
      if (width == 0) {
        return "invalid leading UTF-8 octet";
      }
      if (at + width > bytes.length) {
        return "incomplete UTF-8 octet sequence";
      }
      for (int i = 1; i < width; i++) {
        if ((bytes[at + i] & 0xC0) != 0x80) {
          return "invalid trailing UTF-8 octet";
        }
      }
      String wrong = wrongValue(bytes, at, width);
      if (!wrong.isEmpty()) {
        return wrong;
      }
      at += width;
    }
    return "invalid Unicode character";
  }

  private static int width(int first) {
    if (first < 0x80) {
      return 1;
    } else if ((first & 0xE0) == 0xC0) {
      return 2;
    } else if ((first & 0xF0) == 0xE0) {
      return 3;
    }
    return (first & 0xF8) == 0xF0 ? 4 : 0;
  }

  private static String wrongValue(byte[] bytes, int at, int width) {
    int value = width == 1 ? bytes[at] : bytes[at] & (0x7F >> width);
    for (int i = 1; i < width; i++) {
      value = value << 6 | (bytes[at + i] & 0x3F);
    }
    int lowest = width == 2 ? 0x80 : width == 3 ? 0x800 : width == 4 ? 0x10000 : 0;
    if (value < lowest) {
      return "invalid length of a UTF-8 sequence";
    }
    boolean surrogate = value >= 0xD800 && value <= 0xDFFF;
    return surrogate || value > 0x10FFFF ? "invalid Unicode character" : "";
  }
}
