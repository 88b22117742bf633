package io.yingdun.agent.overlay;

import static org.lwjgl.opengl.GL11.GL_BLEND;
import static org.lwjgl.opengl.GL11.GL_COLOR_BUFFER_BIT;
import static org.lwjgl.opengl.GL11.GL_DITHER;
import static org.lwjgl.opengl.GL11.GL_NEAREST;
import static org.lwjgl.opengl.GL11.GL_QUADS;
import static org.lwjgl.opengl.GL11.GL_REPEAT;
import static org.lwjgl.opengl.GL11.GL_REPLACE;
import static org.lwjgl.opengl.GL11.GL_RGBA8;
import static org.lwjgl.opengl.GL11.GL_SCISSOR_TEST;
import static org.lwjgl.opengl.GL11.GL_TEXTURE_2D;
import static org.lwjgl.opengl.GL11.GL_TEXTURE_ENV;
import static org.lwjgl.opengl.GL11.GL_TEXTURE_ENV_MODE;
import static org.lwjgl.opengl.GL11.GL_TEXTURE_MAG_FILTER;
import static org.lwjgl.opengl.GL11.GL_TEXTURE_MIN_FILTER;
import static org.lwjgl.opengl.GL11.GL_TEXTURE_WRAP_S;
import static org.lwjgl.opengl.GL11.GL_TEXTURE_WRAP_T;
import static org.lwjgl.opengl.GL11.glBegin;
import static org.lwjgl.opengl.GL11.glBindTexture;
import static org.lwjgl.opengl.GL11.glClear;
import static org.lwjgl.opengl.GL11.glClearColor;
import static org.lwjgl.opengl.GL11.glDeleteTextures;
import static org.lwjgl.opengl.GL11.glDisable;
import static org.lwjgl.opengl.GL11.glEnable;
import static org.lwjgl.opengl.GL11.glEnd;
import static org.lwjgl.opengl.GL11.glGenTextures;
import static org.lwjgl.opengl.GL11.glScissor;
import static org.lwjgl.opengl.GL11.glTexCoord2d;
import static org.lwjgl.opengl.GL11.glTexEnvi;
import static org.lwjgl.opengl.GL11.glTexImage2D;
import static org.lwjgl.opengl.GL11.glTexParameteri;
import static org.lwjgl.opengl.GL11.glVertex2d;
import static org.lwjgl.opengl.GL11.glViewport;
import static org.lwjgl.opengl.GL12.GL_BGRA;
import static org.lwjgl.opengl.GL12.GL_UNSIGNED_INT_8_8_8_8_REV;

import io.yingdun.watermark.overlay.Tile;

/**
 * Fills the current framebuffer with a panel's tile, pixel for pixel. Pixel (0, 0) is the top left one; its centre meets
 * the centre of texel (0, 0), and nearest-neighbour sampling at centres is exact. Blending is off, so the premultiplied
 * values arrive as they are and the desktop's compositor does the only blend.
 */
record GlTile(int width, int height) {

    void draw(Panel panel) {
        glViewport(0, 0, width, height);
        glDisable(GL_BLEND);
        glDisable(GL_DITHER);
        glDisable(GL_SCISSOR_TEST);
        glClearColor(0, 0, 0, 0);
        glClear(GL_COLOR_BUFFER_BIT);
        int texture = upload(panel.tile());
        glEnable(GL_SCISSOR_TEST);
        // Framebuffer pixels per monitor unit: 2 on a Retina display, 1 elsewhere.
        double density = (double) width / panel.monitor().width();
        for (Area area : panel.areas()) {
            int left = (int) Math.round(area.x() * density);
            int right = (int) Math.round(area.right() * density);
            int top = (int) Math.round(area.y() * density);
            int bottom = (int) Math.round(area.bottom() * density);
            glScissor(left, height - bottom, right - left, bottom - top);
            fill(panel.tile().period());
        }
        glDisable(GL_SCISSOR_TEST);
        glDeleteTextures(texture);
    }

    private static int upload(Tile tile) {
        int texture = glGenTextures();
        glEnable(GL_TEXTURE_2D);
        glBindTexture(GL_TEXTURE_2D, texture);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_REPEAT);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_REPEAT);
        glTexEnvi(GL_TEXTURE_ENV, GL_TEXTURE_ENV_MODE, GL_REPLACE);
        int period = tile.period();
        glTexImage2D(
                GL_TEXTURE_2D, 0, GL_RGBA8, period, period, 0, GL_BGRA, GL_UNSIGNED_INT_8_8_8_8_REV, tile.pixels());
        return texture;
    }

    private void fill(int period) {
        double right = (double) width / period;
        double bottom = (double) height / period;
        glBegin(GL_QUADS);
        glTexCoord2d(0, 0);
        glVertex2d(-1, 1);
        glTexCoord2d(right, 0);
        glVertex2d(1, 1);
        glTexCoord2d(right, bottom);
        glVertex2d(1, -1);
        glTexCoord2d(0, bottom);
        glVertex2d(-1, -1);
        glEnd();
    }
}
