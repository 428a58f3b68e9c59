package io.dryswarm.docker.client.flags;

import java.util.ArrayList;
import java.util.List;

/** One flag of a command, and the values that it got. */
final class Flag {
  final String name;
  final String shorthand;
  final boolean isSwitch;
  private final Parser<?> parser;
  private final List<Object> values = new ArrayList<>();
  private final List<String> texts = new ArrayList<>();
  private boolean changed;

  Flag(String name, String shorthand, boolean isSwitch, Parser<?> parser) {
    this.name = name;
    this.shorthand = shorthand;
    this.isSwitch = isSwitch;
    this.parser = parser;
  }

  void set(String text) {
    try {
      Object value = parser.parse(text);
      if (value instanceof List<?> several) {
        values.addAll(several);
      } else {
        values.add(value);
      }
      texts.add(text);
      changed = true;
    } catch (BadValue bad) {
      String shown = shorthand.isEmpty() ? "--" + name : "-" + shorthand + ", --" + name;
      throw new FlagError(
          "invalid argument \"" + text + "\" for \"" + shown + "\" flag: " + bad.text());
    }
  }

  boolean changed() {
    return changed;
  }

  List<Object> values() {
    return values;
  }

  List<String> texts() {
    return texts;
  }
}
