package io.dryswarm.compose.text;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of images: {@code [registry/]path[:tag][@digest]}. */
public final class ImageReference {
  private static final String DOMAIN_PART = "(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])";
  private static final String DOMAIN =
      "(?:" + DOMAIN_PART + "(?:\\." + DOMAIN_PART + ")*|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?";
  private static final String PATH_PART = "[a-z0-9]++(?:(?:[._]|__|[-]+)[a-z0-9]++)*+";
  private static final String PATH = PATH_PART + "(?:/" + PATH_PART + ")*+";
  private static final String DIGEST =
      "[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}";
  private static final Pattern REFERENCE = Pattern.compile(
      "(?:(" + DOMAIN + ")/)?(" + PATH + ")(?::(\\w[\\w.-]{0,127}))?(?:@(" + DIGEST + "))?");
  private static final Pattern HASH = Pattern.compile("[a-f0-9]{64}");
  private static final Pattern SHA = Pattern.compile("sha(256|384|512):([a-f0-9]+)");
  private static final String HUB = "docker.io";
  private static final String OFFICIAL = "library/";
  private static final int LONGEST = 255;

  /** Longer names are not looked at. */
  private static final int LONGEST_WRITTEN = 2000;

  private ImageReference() {}

  /** Registry, path below it, tag and digest; the latter two may be empty. */
  private record Parts(String domain, String path, String tag, String digest) {}

  /** @throws TextRefused in Docker's words */
  public static void check(String image) throws TextRefused {
    if (!HASH.matcher(image).matches() && !isDigest(image)) {
      parse(image);
    }
  }

  /**
   * The name as the command line sends it: in its short form, with {@code :latest} if it has neither tag nor digest. As it is if it is no
   * name.
   */
  public static String withTag(String image) {
    try {
      Parts parts = parse(image);
      String name = familiar(parts);
      if (parts.tag().isEmpty() && parts.digest().isEmpty()) {
        return name + ":latest";
      }
      return name
          + (parts.tag().isEmpty() ? "" : ":" + parts.tag())
          + (parts.digest().isEmpty() ? "" : "@" + parts.digest());
    } catch (TextRefused e) {
      return image;
    }
  }

  private static Parts parse(String image) throws TextRefused {
    if (image.length() > LONGEST_WRITTEN) {
      throw new TextRefused("invalid reference format");
    }
    if (HASH.matcher(image).matches()) {
      throw new TextRefused(
          "invalid repository name (" + image + "), cannot specify 64-byte hexadecimal strings");
    }
    String[] split = split(image);
    int colon = split[1].indexOf(':');
    String remote = colon < 0 ? split[1] : split[1].substring(0, colon);
    if (!remote.toLowerCase(Locale.ROOT).equals(remote)) {
      throw new TextRefused(
          "invalid reference format: repository name (" + remote + ") must be lowercase");
    }
    Matcher m = REFERENCE.matcher(split[0] + "/" + split[1]);
    if (!m.matches()) {
      throw new TextRefused(wrongForm(split[0] + "/" + split[1]));
    }
    Parts parts = new Parts(orEmpty(m, 1), orEmpty(m, 2), orEmpty(m, 3), orEmpty(m, 4));
    if (parts.path().length() > LONGEST) {
      throw new TextRefused("repository name must not be more than 255 characters");
    }
    checkDigest(parts.digest());
    return parts;
  }

  private static String wrongForm(String name) {
    return REFERENCE.matcher(name.toLowerCase(Locale.ROOT)).matches()
        ? "repository name must be lowercase"
        : "invalid reference format";
  }

  private static String orEmpty(Matcher m, int group) {
    return m.group(group) == null ? "" : m.group(group);
  }

  /** The registry, and the rest; what stands before the first stroke is a registry if it looks like a host. */
  private static String[] split(String image) {
    int stroke = image.indexOf('/');
    if (stroke < 0) {
      return new String[] {HUB, OFFICIAL + image};
    }
    String first = image.substring(0, stroke);
    String rest = image.substring(stroke + 1);
    boolean host = first.equals("localhost")
        || first.contains(".")
        || first.contains(":")
        || !first.toLowerCase(Locale.ROOT).equals(first);
    String domain = !host || first.equals("index.docker.io") ? HUB : first;
    String path = host ? rest : image;
    boolean official = domain.equals(HUB) && path.indexOf('/') < 0;
    return new String[] {domain, official ? OFFICIAL + path : path};
  }

  private static String familiar(Parts parts) {
    if (!parts.domain().equals(HUB)) {
      return parts.domain().isEmpty() ? parts.path() : parts.domain() + "/" + parts.path();
    }
    String rest = parts.path().startsWith(OFFICIAL)
        ? parts.path().substring(OFFICIAL.length())
        : parts.path();
    return rest.indexOf('/') < 0 ? rest : parts.path();
  }

  private static boolean isDigest(String text) {
    try {
      checkDigest(text);
      return !text.isEmpty();
    } catch (TextRefused e) {
      return false;
    }
  }

  private static void checkDigest(String digest) throws TextRefused {
    if (digest.isEmpty()) {
      return;
    }
    int colon = digest.indexOf(':');
    if (colon <= 0 || colon + 1 == digest.length()) {
      throw new TextRefused("invalid checksum digest format");
    }
    Matcher m = SHA.matcher(digest);
    if (!digest.matches("sha(256|384|512):.*")) {
      throw new TextRefused("unsupported digest algorithm");
    }
    int hexDigits = Integer.parseInt(digest.substring(3, 6)) / 4;
    if (digest.length() - colon - 1 != hexDigits) {
      throw new TextRefused("invalid checksum digest length");
    }
    if (!m.matches()) {
      throw new TextRefused("invalid checksum digest format");
    }
  }
}
