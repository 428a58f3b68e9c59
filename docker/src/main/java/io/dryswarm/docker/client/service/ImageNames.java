package io.dryswarm.docker.client.service;

import java.util.regex.Pattern;

/** Names of images: {@code docker.io/library/redis:alpine@sha256:...} is shown as {@code redis:alpine}. Source: distribution/reference. */
public final class ImageNames {
  private static final Pattern VALID = Pattern.compile(
      "(?:[a-zA-Z0-9](?:[-.a-zA-Z0-9]*[a-zA-Z0-9])?(?::\\d+)?/)?"
          + "[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*(?:/[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*)*"
          + "(?::[\\w][\\w.-]{0,127})?(?:@[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,})?");

  private ImageNames() {}

  private static boolean isValid(String image) {
    return VALID.matcher(image).matches();
  }

  private static String familiar(String image) {
    return image
        .replaceFirst("^(?:index\\.)?docker\\.io/library/", "")
        .replaceFirst("^(?:index\\.)?docker\\.io/", "")
        .replaceFirst("^library/", "");
  }

  private static boolean hasTag(String image) {
    return image.lastIndexOf(':') > image.lastIndexOf('/');
  }

  /** Without the digest, if there is a tag. */
  static String shown(String image) {
    if (!isValid(image)) {
      return image;
    }
    String name = image.split("@", 2)[0];
    return hasTag(name) ? familiar(name) : image;
  }

  /** With the tag {@code latest} if there is neither a tag nor a digest; what is no name of an image stays as it is. */
  public static String tagged(String image) {
    if (!isValid(image) || image.contains("@")) {
      return image;
    }
    String familiar = familiar(image);
    return hasTag(familiar) ? familiar : familiar + ":latest";
  }
}
