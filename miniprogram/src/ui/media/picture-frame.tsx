import { Image, View } from '@tarojs/components';
import { ariaInside } from '../aria';
import './picture-frame.css';

/** A picture to look at as a whole. Its shape is known before it has loaded. */
export interface Picture {
  src: string;
  /** In px, as `MediaView` has them. */
  width: number;
  height: number;
}

/**
 * Fills a positioned stage with the whole of a picture, from its first row to its last. The frame's height comes from the picture's
 * shape, not from the image element: that one has a height of its own in each build, and cuts what is beyond it.
 */
export const PictureFrame = ({ src, width, height }: Picture) => (
  <>
    <View style={{ paddingTop: `${(height / width) * 100}%` }} />
    <Image className="frame-picture" src={src} mode="scaleToFill" {...ariaInside({ alt: '' })} />
  </>
);
