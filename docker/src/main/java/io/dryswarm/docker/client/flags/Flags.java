package io.dryswarm.docker.client.flags;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The flags of a command. They are read as Docker's client reads them: {@code --name value}, {@code --name=value}, {@code -n value}, {@code
 * -nvalue}, several switches in one word, {@code --} for the end of all flags. Source: spf13/pflag.
 */
public final class Flags {
  private final Map<String, Flag> byName = new TreeMap<>();
  private final Map<String, Flag> byShorthand = new TreeMap<>();
  private final Map<String, String> defaults = new TreeMap<>();
  private final List<String> positional = new ArrayList<>();
  private boolean mixed = true;

  /** Whether flags may come after arguments; else the first argument ends them. */
  public Flags mixed(boolean nowMixed) {
    mixed = nowMixed;
    return this;
  }

  /** A flag whose values are read by a parser; a parser that gives a list adds all of it. */
  public Flags add(String name, String shorthand, Parser<?> parser) {
    return add(new Flag(name, shorthand, false, parser));
  }

  public Flags add(String name, Parser<?> parser) {
    return add(name, "", parser);
  }

  private Flags add(Flag flag) {
    byName.put(flag.name, flag);
    if (!flag.shorthand.isEmpty()) {
      byShorthand.put(flag.shorthand, flag);
    }
    return this;
  }

  public Flags text(String name, String shorthand, String otherwise) {
    defaults.put(name, otherwise);
    return add(name, shorthand, text -> text);
  }

  public Flags text(String name) {
    return text(name, "", "");
  }

  /** A switch; it is off unless it is given. */
  public Flags on(String name, String shorthand) {
    return add(new Flag(name, shorthand, true, GoText::bool));
  }

  public Flags on(String name) {
    return on(name, "");
  }

  /** Texts, each as it is given. */
  public Flags list(String... names) {
    for (String name : names) {
      add(name, text -> text);
    }
    return this;
  }

  /**
   * Takes the flags out of the words.
   *
   * @return what is left
   * @throws FlagError in the client's words
   */
  public List<String> parse(List<String> words) {
    int next = 0;
    while (next < words.size()) {
      String word = words.get(next++);
      if (word.equals("--")) {
        positional.addAll(words.subList(next, words.size()));
        break;
      } else if (word.startsWith("--")) {
        next = named(word.substring(2), words, next);
      } else if (word.startsWith("-") && word.length() > 1) {
        next = shorthands(word.substring(1), words, next);
      } else {
        positional.add(word);
        if (!mixed) {
          positional.addAll(words.subList(next, words.size()));
          break;
        }
      }
    }
    return Collections.unmodifiableList(positional);
  }

  private int named(String text, List<String> words, int next) {
    String[] parts = text.split("=", 2);
    if (parts[0].isEmpty() || parts[0].startsWith("-")) {
      throw new FlagError("bad flag syntax: --" + text);
    }
    Flag flag = byName.get(parts[0]);
    if (flag == null) {
      throw parts[0].equals("help")
          ? new HelpAsked()
          : new FlagError("unknown flag: --" + parts[0]);
    }
    if (parts.length > 1) {
      flag.set(parts[1]);
    } else if (flag.isSwitch) {
      flag.set("true");
    } else if (next < words.size()) {
      flag.set(words.get(next));
      return next + 1;
    } else {
      throw new FlagError("flag needs an argument: --" + flag.name);
    }
    return next;
  }

  private int shorthands(String letters, List<String> words, int next) {
    for (int i = 0; i < letters.length(); i++) {
      Flag flag = byShorthand.get(letters.substring(i, i + 1));
      if (flag == null) {
        if (letters.charAt(i) == 'h') {
          throw new HelpAsked();
        }
        throw new FlagError("unknown shorthand flag: '" + letters.charAt(i) + "' in -" + letters);
      }
      String rest = letters.substring(i + 1);
      if (rest.startsWith("=")) {
        flag.set(rest.substring(1));
        return next;
      } else if (flag.isSwitch) {
        flag.set("true");
      } else if (!rest.isEmpty()) {
        flag.set(rest);
        return next;
      } else if (next < words.size()) {
        flag.set(words.get(next));
        return next + 1;
      } else {
        throw new FlagError("flag needs an argument: '" + letters.charAt(i) + "' in -" + letters);
      }
    }
    return next;
  }

  /** The arguments that are no flags. */
  public List<String> arguments() {
    return Collections.unmodifiableList(positional);
  }

  private Flag flag(String name) {
    Flag flag = byName.get(name);
    if (flag == null) {
      throw new IllegalStateException("no flag --" + name);
    }
    return flag;
  }

  /** Whether the user gave it. */
  public boolean changed(String name) {
    return byName.containsKey(name) && flag(name).changed();
  }

  /** Whether the user gave any of them. */
  public boolean anyChanged(String... names) {
    for (String name : names) {
      if (changed(name)) {
        return true;
      }
    }
    return false;
  }

  /** The names of all that the user gave. */
  public List<String> given() {
    return byName.values().stream().filter(Flag::changed).map(flag -> flag.name).toList();
  }

  /** The last text given, or else the flag's default. */
  public String get(String name) {
    List<String> texts = flag(name).texts();
    return texts.isEmpty() ? defaults.getOrDefault(name, "") : texts.get(texts.size() - 1);
  }

  public boolean isOn(String name) {
    List<Object> values = flag(name).values();
    return !values.isEmpty() && (Boolean) values.get(values.size() - 1);
  }

  /** All texts given. */
  public List<String> texts(String name) {
    return byName.containsKey(name) ? List.copyOf(flag(name).texts()) : List.of();
  }

  /** The last value given; {@code null} if there is none. */
  public <T> @Nullable T last(String name, Class<T> type) {
    List<Object> values = flag(name).values();
    return values.isEmpty() ? null : type.cast(values.get(values.size() - 1));
  }

  /** The last number given, or 0. */
  public long number(String name) {
    Long number = last(name, Long.class);
    return number == null ? 0 : number;
  }

  /** All values given. */
  public <T> List<T> values(String name, Class<T> type) {
    return byName.containsKey(name)
        ? flag(name).values().stream().map(type::cast).toList()
        : List.of();
  }
}
