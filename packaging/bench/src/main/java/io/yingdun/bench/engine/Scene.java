package io.yingdun.bench.engine;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.util.Locale;
import java.util.Random;

/** What hospital screens show, drawn from a seed: eight kinds that disturb a mark in different ways. */
enum Scene {
    CHINESE_REPORT("white text page, Chinese") {
        @Override
        void draw(Graphics2D g, int w, int h, Random random) {
            fill(g, w, h, Color.WHITE);
            text(g, random, Color.BLACK, new int[] {w / 12, h / 20, w * 10 / 12, h * 18 / 20}, 20, 34, true);
        }
    },
    ENGLISH_PAPER("white text page, dense") {
        @Override
        void draw(Graphics2D g, int w, int h, Random random) {
            fill(g, w, h, new Color(252, 252, 250));
            text(g, random, new Color(20, 20, 20), new int[] {w / 40, 0, w * 9 / 20, h}, 14, 19, false);
            text(g, random, new Color(20, 20, 20), new int[] {w * 21 / 40, 0, w * 9 / 20, h}, 14, 19, false);
        }
    },
    WORKLIST("work list, table") {
        @Override
        void draw(Graphics2D g, int w, int h, Random random) {
            fill(g, w, h, new Color(243, 245, 248));
            g.setColor(new Color(23, 78, 133));
            g.fillRect(0, 0, w, 48);
            for (int y = 48; y < h; y += 36) {
                g.setColor(y / 36 % 2 == 0 ? Color.WHITE : new Color(236, 240, 245));
                g.fillRect(0, y, w, 36);
                g.setColor(new Color(214, 219, 226));
                g.drawLine(0, y, w, y);
                text(g, random, new Color(40, 44, 52), new int[] {16, y, w - 32, 36}, 15, 24, random.nextBoolean());
            }
        }
    },
    DARK_WORKSTATION("dark UI") {
        @Override
        void draw(Graphics2D g, int w, int h, Random random) {
            fill(g, w, h, new Color(18, 20, 24));
            g.setColor(new Color(34, 37, 43));
            g.fillRect(0, 0, w / 6, h);
            g.fillRect(0, 0, w, 56);
            text(g, random, new Color(190, 196, 205), new int[] {12, 70, w / 6 - 24, h - 90}, 15, 28, true);
            text(g, random, new Color(150, 200, 150), new int[] {w / 5, 80, w * 3 / 4, h - 120}, 16, 23, false);
        }
    },
    PHOTOGRAPH("photograph") {
        @Override
        void draw(Graphics2D g, int w, int h, Random random) {
            g.drawImage(Textures.photograph(w, h, random), 0, 0, null);
        }
    },
    CT_READING("grey CT screen") {
        @Override
        void draw(Graphics2D g, int w, int h, Random random) {
            fill(g, w, h, Color.BLACK);
            for (int i = 0; i < 4; i++) {
                int x = i % 2 * w / 2;
                int y = i / 2 * h / 2;
                g.drawImage(Textures.computedTomography(w / 2 - 4, h / 2 - 4, random), x, y, null);
                text(g, random, new Color(220, 220, 160), new int[] {x + 8, y, 200, 60}, 13, 18, false);
            }
        }
    },
    WEB_PAGE("web page with pictures") {
        @Override
        void draw(Graphics2D g, int w, int h, Random random) {
            fill(g, w, h, Color.WHITE);
            g.drawImage(Textures.photograph(w, h / 3, random), 0, 0, null);
            for (int i = 0; i < 3; i++) {
                int x = w / 30 + i * w / 3;
                g.drawImage(Textures.photograph(w / 4, h / 5, random), x, h * 2 / 5, null);
                text(g, random, new Color(60, 60, 60), new int[] {x, h * 5 / 8, w / 4, h / 3}, 17, 27, i == 1);
            }
        }
    },
    DRAWING("drawing, thin lines") {
        @Override
        void draw(Graphics2D g, int w, int h, Random random) {
            fill(g, w, h, new Color(248, 248, 244));
            g.setStroke(new BasicStroke(1.2f));
            for (int i = 0; i < 220; i++) {
                g.setColor(new Color(random.nextInt(120), random.nextInt(120), random.nextInt(160)));
                int x = random.nextInt(w);
                int y = random.nextInt(h);
                int size = 20 + random.nextInt(260);
                if (i % 3 == 0) {
                    g.drawLine(x, y, random.nextInt(w), random.nextInt(h));
                } else if (i % 3 == 1) {
                    g.draw(new Ellipse2D.Double(x, y, size, size));
                } else {
                    g.drawRect(x, y, size, size / 2);
                }
            }
        }
    };

    private static final String CHINESE_FONT = "Noto Sans CJK SC";
    private static final String HAN =
            "患者影像检查所见报告结论胸部平扫双肺纹理清晰未实质性病变心影大小形态正常纵隔居中" + "建议随访复查左侧下叶可结节毫米边缘光滑密度均匀增强后轻度强化考虑良性可能请结合临床";

    private final String title;

    Scene(String title) {
        this.title = title;
    }

    /** For tables. */
    String title() {
        return title;
    }

    /** Whether most of it is nearly black. */
    boolean isDark() {
        return this == DARK_WORKSTATION || this == CT_READING;
    }

    abstract void draw(Graphics2D g, int w, int h, Random random);

    /** The screen of this seed at a display scaling of 100 %. */
    BufferedImage screen(int width, int height, long seed) {
        return screen(width, height, 1, seed);
    }

    /** The same, everything on it larger by the display's scaling. */
    BufferedImage screen(int width, int height, double scaling, long seed) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.scale(scaling, scaling);
        draw(g, (int) (width / scaling), (int) (height / scaling), new Random(seed * 31 + ordinal()));
        g.dispose();
        return image;
    }

    /** Java takes another font without a word where it has not the one that is asked for, and the scenes are others then. */
    private static Font chinese(int size) {
        Font font = new Font(CHINESE_FONT, Font.PLAIN, size);
        if (!font.getFamily(Locale.ROOT).equals(CHINESE_FONT)) {
            throw new IllegalStateException(
                    "the font " + CHINESE_FONT + " is missing: install Debian's package fonts-noto-cjk");
        }
        return font;
    }

    private static void fill(Graphics2D g, int w, int h, Color color) {
        g.setColor(color);
        g.fillRect(0, 0, w, h);
    }

    /** Lines of words in a box {x, y, width, height}; the last line of a paragraph is shorter. */
    private static void text(Graphics2D g, Random random, Color ink, int[] box, int size, int pitch, boolean chinese) {
        g.setColor(ink);
        g.setFont(chinese ? chinese(size) : new Font(Font.SANS_SERIF, Font.PLAIN, size));
        for (int y = box[1] + pitch; y <= box[1] + box[3]; y += pitch) {
            int width = random.nextInt(7) == 0 ? box[2] / 3 : box[2] - size;
            StringBuilder line = new StringBuilder();
            while (g.getFontMetrics().stringWidth(line.toString()) < width) {
                if (chinese) {
                    line.append(HAN.charAt(random.nextInt(HAN.length())));
                } else {
                    for (int i = 2 + random.nextInt(8); i > 0; i--) {
                        line.append((char) ('a' + random.nextInt(26)));
                    }
                    line.append(' ');
                }
            }
            g.drawString(line.substring(0, line.length() - 1), box[0], y);
        }
    }
}
