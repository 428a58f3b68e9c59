package io.dryswarm.compose.yaml;

import io.dryswarm.compose.text.GoTime;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
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
  private static final Pattern NOT_FINITE =
      Pattern.compile("[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");
  private static final Tag BINARY = new Tag(Tag.PREFIX + "binary");
  private static final BigInteger HIGHEST = BigInteger.ONE.shiftLeft(Long.SIZE);
  private static final BigInteger LOWEST = BigInteger.valueOf(Long.MIN_VALUE);

  /** More digits than any number of 64 bits has, in any notation. */
  private static final int MOST_DIGITS = 80;

  /** The tag of dates and moments. */
  static final Tag TIME = new Tag(Tag.PREFIX + "timestamp");

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
    if (GoTime.parse(value).isPresent()) {
      return TIME;
    }
    return NOT_FINITE.matcher(value).matches() ? Tag.FLOAT : numberTag(value);
  }

  /** Whole numbers have 64 bits, larger ones are taken for decimal ones; a decimal one that is too large is text. */
  private static Tag numberTag(String value) {
    String digits = withoutUnderscores(value);
    if (digits.length() <= MOST_DIGITS
        && INTEGER.matcher(digits).matches()
        && isOf64Bits(integer(digits))) {
      return Tag.INT;
    }
    boolean number =
        (value.charAt(0) == '.' ? NUMBER.matcher(value) : NUMBER.matcher(digits)).matches();
    return number && !Double.isInfinite(Double.parseDouble(digits)) ? Tag.FLOAT : Tag.STR;
  }

  private static boolean isOf64Bits(BigInteger value) {
    return value.compareTo(LOWEST) >= 0 && value.compareTo(HIGHEST) < 0;
  }

  /** What a text would be if it stood there without quotes and tag. */
  static Tag natural(String value) {
    return new Dialect().resolve(value, true);
  }

  /** Whether a value can have a tag: a whole number may be called a decimal one, any text is text. */
  static boolean fits(Tag tag, String value) {
    if (!isTyped(tag)) {
      return true;
    }
    Tag natural = natural(value);
    return tag.equals(natural) || (tag.equals(Tag.FLOAT) && natural.equals(Tag.INT));
  }

  /** Whether a tag is that of a single value other than text. */
  private static boolean isTyped(Tag tag) {
    return tag.equals(Tag.INT)
        || tag.equals(Tag.FLOAT)
        || tag.equals(Tag.BOOL)
        || tag.equals(Tag.NULL)
        || tag.equals(TIME);
  }

  /** Whether a value is text in base 64. */
  static boolean isBinary(Tag tag) {
    return tag.equals(BINARY);
  }

  /** What a value in base 64 holds; empty if it is none, which is refused elsewhere. */
  static String decoded(String base64) {
    try {
      String packed = base64.replace("\n", "");
      return new String(Base64.getDecoder().decode(packed), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
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
    String digits = withoutUnderscores(written);
    if (NOT_FINITE.matcher(digits).matches()) {
      return notFinite(digits);
    }
    return INTEGER.matcher(digits).matches() && !digits.matches("[-+]?[0-9]+")
        ? integer(digits).doubleValue()
        : Double.parseDouble(digits);
  }

  private static double notFinite(String digits) {
    if (digits.endsWith("n") || digits.endsWith("N")) {
      return Double.NaN;
    }
    return digits.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
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
