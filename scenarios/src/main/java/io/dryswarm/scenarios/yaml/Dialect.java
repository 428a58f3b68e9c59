package io.dryswarm.scenarios.yaml;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.ConstructNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.Schema;

/**
 * How Docker's YAML reader (Go's yaml.v3) understands plain scalars: a leading 0 is octal, underscores may group digits, {@code yes}
 * and {@code on} are text, there are no base-60 numbers. Merge keys are not resolved here: {@link YamlReader} does that.
 *
 * <p>Source: go-yaml/yaml v3 resolve.go; measured with the docker command line.
 */
final class Dialect implements Schema, ScalarResolver {
  private static final Pattern NULL = Pattern.compile("|~|null|Null|NULL");
  private static final Pattern BOOLEAN = Pattern.compile("true|True|TRUE|false|False|FALSE");
  private static final Pattern INTEGER =
      Pattern.compile("[-+]?(0|[1-9][0-9]*|0[0-7]+|0[oO][0-7]+|0[xX][0-9a-fA-F]+|0[bB][01]+)");
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");

  @Override
  public Tag resolve(String value, Boolean implicit) {
    if (!implicit) {
      return Tag.STR;
    }
    if (NULL.matcher(value).matches()) {
      return Tag.NULL;
    }
    if (BOOLEAN.matcher(value).matches()) {
      return Tag.BOOL;
    }
    String digits = withoutUnderscores(value);
    if (INTEGER.matcher(digits).matches()) {
      return Tag.INT;
    }
    return NUMBER.matcher(digits).matches() ? Tag.FLOAT : Tag.STR;
  }

  @Override
  public ScalarResolver getScalarResolver() {
    return this;
  }

  @Override
  public Map<Tag, ConstructNode> getSchemaTagConstructors() {
    return Map.of();
  }

  static BigInteger integer(String written) {
    String digits = withoutUnderscores(written);
    boolean negative = digits.startsWith("-");
    String body = negative || digits.startsWith("+") ? digits.substring(1) : digits;
    BigInteger value = new BigInteger(body.substring(prefixLength(body)), radix(body));
    return negative ? value.negate() : value;
  }

  static double number(String written) {
    return Double.parseDouble(withoutUnderscores(written));
  }

  /** As Go prints a float64 with %v: plain up to 20 digits, without a fraction of zero. */
  static String numberText(double value) {
    BigDecimal exact = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    int exponent = exact.precision() - exact.scale() - 1;
    if (value != 0 && (exponent < -4 || exponent >= 21)) {
      String sign = exponent < 0 ? "-" : "+";
      String padded = (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent);
      return exact.movePointLeft(exponent).toPlainString() + "e" + sign + padded;
    }
    return value == 0 ? "0" : exact.toPlainString();
  }

  private static int radix(String body) {
    if (body.length() < 2 || body.charAt(0) != '0') {
      return 10;
    }
    return switch (body.charAt(1)) {
      case 'x', 'X' -> 16;
      case 'b', 'B' -> 2;
      default -> 8;
    };
  }

  private static int prefixLength(String body) {
    return body.length() > 2 && body.charAt(0) == '0' && Character.isLetter(body.charAt(1)) ? 2 : 0;
  }

  private static String withoutUnderscores(String text) {
    return text.indexOf('_') < 0 ? text : text.replace("_", "");
  }
}
