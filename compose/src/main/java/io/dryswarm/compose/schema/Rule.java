package io.dryswarm.compose.schema;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What one value may be. Built once, then only read. */
final class Rule {
  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9._-]+");

  private final List<String> types;
  private final Map<String, Rule> keys = new LinkedHashMap<>();
  private final List<String> required = new ArrayList<>();
  private final List<Rule> forms = new ArrayList<>();
  private boolean otherKeys = true;
  private boolean extensions;
  private @Nullable Rule values;
  private @Nullable Predicate<String> names;
  private @Nullable Rule items;
  private boolean unique;
  private @Nullable Format format;
  private List<String> words = List.of();
  private boolean nonNegative;

  private Rule(List<String> types) {
    this.types = types;
  }

  /** Anything. */
  static Rule any() {
    return new Rule(List.of());
  }

  /** A value of one of some types: string, number, integer, boolean, null, object, array. */
  static Rule of(String... types) {
    return new Rule(List.of(types));
  }

  /** A value in exactly one of some forms. */
  static Rule oneOf(Rule... forms) {
    Rule rule = any();
    rule.forms.addAll(List.of(forms));
    return rule;
  }

  static Rule listOf(Rule item) {
    Rule rule = of("array");
    rule.items = item;
    return rule;
  }

  /** A list without equal items. */
  static Rule setOf(Rule item) {
    Rule rule = listOf(item);
    rule.unique = true;
    return rule;
  }

  /** A mapping whose keys are names that the user chooses. */
  static Rule byName(Rule value) {
    return of("object").named(name -> NAME.matcher(name).matches(), value);
  }

  /** A mapping with the keys that are added. */
  static Rule object() {
    return of("object");
  }

  Rule named(Predicate<String> pattern, Rule value) {
    names = pattern;
    values = value;
    return this;
  }

  Rule key(String name, Rule value) {
    keys.put(name, value);
    return this;
  }

  /** No other keys than those that are named. */
  Rule closed() {
    otherKeys = false;
    return this;
  }

  /** Keys that begin with {@code x-} are allowed. */
  Rule extensible() {
    extensions = true;
    return this;
  }

  Rule requires(String name) {
    required.add(name);
    return this;
  }

  Rule format(Format wanted) {
    format = wanted;
    return this;
  }

  Rule words(String... allowed) {
    words = List.of(allowed);
    return this;
  }

  Rule nonNegative() {
    nonNegative = true;
    return this;
  }

  boolean allows(String type) {
    return types.isEmpty()
        || types.contains(type)
        || (type.equals("integer") && types.contains("number"));
  }

  /** The types in Docker's words: {@code string, number or null}. */
  String typesText() {
    List<String> readable = types.stream().map(Rule::readable).toList();
    int last = readable.size() - 1;
    return last == 0
        ? readable.get(0)
        : String.join(", ", readable.subList(0, last)) + " or " + readable.get(last);
  }

  private static String readable(String type) {
    return switch (type) {
      case "object" -> "mapping";
      case "array" -> "list";
      default -> type;
    };
  }

  /** The rule of a key that is known by name. */
  @Nullable
  Rule known(String key) {
    return keys.get(key);
  }

  /** The rule of a key that fits a pattern; null if none does. */
  @Nullable
  Rule patterned(String key) {
    if (extensions && key.startsWith("x-")) {
      return Anything.RULE;
    }
    return names != null && names.test(key) ? Objects.requireNonNull(values) : null;
  }

  boolean allowsOtherKeys() {
    return otherKeys;
  }

  /** Keys that a mapping of this rule may have, for suggestions. */
  Collection<String> knownKeys() {
    return keys.keySet();
  }

  List<String> required() {
    return required;
  }

  List<Rule> forms() {
    return forms;
  }

  @Nullable
  Rule items() {
    return items;
  }

  boolean isUnique() {
    return unique;
  }

  @Nullable
  Format format() {
    return format;
  }

  List<String> words() {
    return words;
  }

  boolean isNonNegative() {
    return nonNegative;
  }

  /** Holds the rule that allows everything. */
  private static final class Anything {
    static final Rule RULE = any();
  }
}
