package io.dryswarm.reports.html;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import org.jspecify.annotations.Nullable;

/** Escapes what HTML could take for markup: {@code </script>} in a name would otherwise end the script. */
final class MarkupEscapes extends CharacterEscapes {
  private static final long serialVersionUID = 1L;

  private final int[] ascii = CharacterEscapes.standardAsciiEscapesForJSON();

  MarkupEscapes() {
    for (char c : new char[] {'<', '>', '&'}) {
      ascii[c] = CharacterEscapes.ESCAPE_STANDARD;
    }
  }

  @Override
  public int[] getEscapeCodesForAscii() {
    return ascii.clone();
  }

  @Override
  public @Nullable SerializableString getEscapeSequence(int character) {
    return null;
  }
}
