package io.dryswarm.docker.client.template;

/** A word of an action. {@code position} is where it begins in the template. */
record Token(Kind kind, String text, int position) {
  enum Kind {
    WORD,
    FIELD,
    VARIABLE,
    TEXT,
    NUMBER,
    SIGN,
    END
  }

  boolean is(String sign) {
    return kind == Kind.SIGN && text.equals(sign);
  }

  boolean isWord(String word) {
    return kind == Kind.WORD && text.equals(word);
  }
}
