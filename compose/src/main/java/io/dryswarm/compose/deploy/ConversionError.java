package io.dryswarm.compose.deploy;

import io.dryswarm.compose.text.GoQuote;
import io.dryswarm.compose.yaml.Suggestion;
import java.util.Collection;
import java.util.List;

/** Something in a service cannot be converted; the message is Docker's, without the service. */
final class ConversionError extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<String> way;
  private final transient String hint;

  /**
   * @param way to what is wrong, from the service: {@code deploy}, {@code mode}
   */
  ConversionError(String message, String... way) {
    this(message, List.of(way), "");
  }

  /**
   * @param hint what to do; may be empty
   */
  ConversionError(String message, List<String> way, String hint) {
    super(message, null, false, false);
    this.way = List.copyOf(way);
    this.hint = hint;
  }

  String text() {
    return String.valueOf(getMessage());
  }

  List<String> way() {
    return way;
  }

  String hint() {
    return hint;
  }

  /** Nothing defines a name; the hint says what was meant, or where to define it. */
  static ConversionError undefined(String kind, String name, Collection<String> defined) {
    String section = kind + "s";
    String hint = Suggestion.nearest(name, defined)
        .map(near -> "did you mean \"" + near + "\"?")
        .orElse("define it under " + section + ": at the top of the file");
    return new ConversionError(
        "undefined " + kind + " " + GoQuote.quote(name), List.of(section, name), hint);
  }
}
