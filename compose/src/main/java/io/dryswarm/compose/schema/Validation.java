package io.dryswarm.compose.schema;

import io.dryswarm.compose.yaml.Suggestion;
import io.dryswarm.compose.yaml.YamlList;
import io.dryswarm.compose.yaml.YamlMap;
import io.dryswarm.compose.yaml.YamlNode;
import io.dryswarm.compose.yaml.YamlScalar;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks a stack file against the rules of its version. */
public final class Validation {
  private Validation() {}

  /**
   * What Docker says; several errors if it could say any of them, in the order of the file; none if the file keeps to the rules.
   *
   * @param version {@code 3.8}; nothing is wrong with a file of a version that {@link #knows} does not know
   */
  public static List<SchemaError> check(YamlNode root, String version) {
    Findings findings = new Findings();
    StackRules.ofVersion(version).ifPresent(rule -> validate(rule, root, Place.ROOT, findings));
    return findings.mostSpecific();
  }

  /** Whether there are rules for a version. */
  public static boolean knows(String version) {
    return StackRules.ofVersion(version).isPresent();
  }

  private static void validate(Rule rule, YamlNode node, Place place, Findings findings) {
    String type = JsonValue.type(node);
    if (!rule.allows(type)) {
      findings.wrongType(place, node, "must be a " + rule.typesText());
      return;
    }
    validateForms(rule, node, place, findings);
    if (node instanceof YamlList list) {
      validateList(rule, list, place, findings);
    } else if (node instanceof YamlMap map) {
      validateMap(rule, map, place, findings);
    } else {
      validateScalar(rule, (YamlScalar) node, place, findings);
    }
    findings.count();
  }

  private static void validateForms(Rule rule, YamlNode node, Place place, Findings findings) {
    if (!rule.forms().isEmpty()) {
      int fitting = 0;
      @Nullable Findings best = null;
      for (Rule form : rule.forms()) {
        Findings found = new Findings();
        validate(form, node, place, found);
        if (found.isEmpty()) {
          fitting++;
        } else if (fitting == 0 && (best == null || found.score() > best.score())) {
          best = found;
        }
      }
      if (fitting != 1) {
        findings.noForm(place, node, "Must validate one and only one schema (oneOf)");
        if (fitting == 0 && best != null) {
          findings.add(best);
        }
      }
    }
    findings.count();
  }

  private static void validateList(Rule rule, YamlList list, Place place, Findings findings) {
    Rule items = rule.items();
    if (items != null) {
      int index = 0;
      for (YamlNode item : list.items()) {
        Findings found = new Findings();
        validate(items, item, place.child(Integer.toString(index++)), found);
        findings.add(found);
      }
    }
    if (rule.isUnique()) {
      findRepeated(list.items(), place, findings);
    }
    findings.count();
    findings.count();
  }

  private static void findRepeated(List<YamlNode> items, Place place, Findings findings) {
    Map<String, Integer> seen = new HashMap<>();
    for (int i = 0; i < items.size(); i++) {
      Integer earlier = seen.put(JsonValue.text(items.get(i)), i);
      if (earlier != null) {
        String message = "array items[" + earlier + "," + i + "] must be unique";
        findings.other(place, items.get(i), message);
      }
    }
  }

  private static void validateMap(Rule rule, YamlMap map, Place place, Findings findings) {
    for (String required : rule.required()) {
      if (map.get(required) == null) {
        findings.other(place, map, required + " is required");
      } else {
        findings.count();
      }
    }
    for (YamlMap.Entry entry : map.entries()) {
      validateKey(rule, entry, place, findings);
    }
    findings.count();
    findings.count();
    for (YamlMap.Entry entry : map.entries()) {
      Rule known = rule.known(entry.name());
      if (known != null) {
        validate(known, entry.value(), place.child(entry.name()), findings);
      }
    }
  }

  private static void validateKey(Rule rule, YamlMap.Entry entry, Place place, Findings findings) {
    Rule patterned = rule.patterned(entry.name());
    if (patterned != null) {
      Findings found = new Findings();
      validate(patterned, entry.value(), place.child(entry.name()), found);
      findings.add(found);
      findings.count();
    } else if (rule.known(entry.name()) == null && !rule.allowsOtherKeys()) {
      String hint = Suggestion.nearest(entry.name(), rule.knownKeys())
          .map(near -> "did you mean \"" + near + "\"?")
          .orElse("");
      String message = "Additional property " + entry.name() + " is not allowed";
      findings.other(place, entry.key(), message, hint);
    }
  }

  private static void validateScalar(Rule rule, YamlScalar scalar, Place place, Findings findings) {
    Object value = JsonValue.of(scalar);
    if (rule.isNonNegative() && value instanceof Number number && number.doubleValue() < 0) {
      findings.other(place, scalar, "Must be greater than or equal to 0");
    }
    Format format = rule.format();
    if (format != null && !isOf(format, value)) {
      String name = format.name().toLowerCase(Locale.ROOT);
      findings.other(place, scalar, "Does not match format '" + name + "'");
    }
    if (!rule.words().isEmpty() && !rule.words().contains(String.valueOf(value))) {
      String words = "\"" + String.join("\", \"", rule.words()) + "\"";
      String message = place.text() + " must be one of the following: " + words;
      findings.other(place, scalar, message);
    }
    if (value instanceof String || value instanceof Number) {
      findings.count();
    }
    findings.count();
  }

  private static boolean isOf(Format format, @Nullable Object value) {
    if (value instanceof BigInteger number) {
      return format.accepts(new BigDecimal(number));
    }
    if (value instanceof Number number) {
      return format.accepts(new BigDecimal(number.toString()));
    }
    return !(value instanceof String text) || format.accepts(text);
  }
}
